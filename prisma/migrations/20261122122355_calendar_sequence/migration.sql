-- AlterTable
ALTER TABLE "contract" ADD COLUMN     "renewal_changed_at" TIMESTAMPTZ(0) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "renewal_sequence" INTEGER NOT NULL DEFAULT 0;

-- What the calendar file says changes with these, whoever changes them [REN-7].
CREATE FUNCTION portal.count_renewal_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  new.renewal_sequence := old.renewal_sequence + 1;
  new.renewal_changed_at := portal.now();
  RETURN new;
END $$;
REVOKE ALL ON FUNCTION portal.count_renewal_change() FROM public;
CREATE TRIGGER count_renewal_change BEFORE UPDATE ON contract FOR EACH ROW
  WHEN ((old.ends_on, old.auto_renew, old.renewal_self_service)
        IS DISTINCT FROM (new.ends_on, new.auto_renew, new.renewal_self_service))
  EXECUTE FUNCTION portal.count_renewal_change();
