DROP INDEX exchanges_that_failed;

-- In the order that failures are looked for, newest first. Holds nothing while all goes well.
CREATE INDEX exchanges_that_failed ON exchanges (id) WHERE failure IS NOT NULL OR status >= 400
