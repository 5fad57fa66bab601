-- Whoever answers a request is named, in whichever way they answer.
alter table product_request
  drop constraint product_request_answered,
  add constraint product_request_answered check (
    (answered_by_staff_id is not null) = (status not in ('open', 'withdrawn')));
