-- A preview ends where its account is no longer its person's to work with [ACC-7], as lib/platform/preview-session.ts says.
create or replace view portal.live_preview with (security_barrier) as
  select preview.id, preview.account_id, preview.bill_group_id
  from preview
  join staff on staff.id = preview.staff_id and staff.ended_at is null
  join account on account.id = preview.account_id and case staff.role
    when 'account_executive' then account.account_executive_id = staff.id
    when 'collector' then account.collector_id = staff.id
    else true end
  where preview.id = portal.viewer_id() and preview.ended_at is null
    and preview.started_at > portal.now() - interval '30 minutes';
