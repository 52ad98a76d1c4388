CREATE TABLE applybot.documents (
    key     text COLLATE "C" PRIMARY KEY, -- by code points, as every store lists
    content bytea       NOT NULL,
    etag    uuid        NOT NULL,         -- random, anew with each write
    written timestamptz NOT NULL
);

-- What is sealed does not get smaller.
ALTER TABLE applybot.documents ALTER COLUMN content SET STORAGE EXTERNAL;
