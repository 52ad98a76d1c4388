-- When the next message may be sent that no host has been given a moment for. Whoever leases locks it first.
CREATE TABLE applybot.outbox_pace (
    one  boolean     PRIMARY KEY DEFAULT true CHECK (one),
    next timestamptz NOT NULL
);
INSERT INTO applybot.outbox_pace (next) VALUES ('epoch');

CREATE TABLE applybot.mailings (
    number       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id           text COLLATE "C" NOT NULL UNIQUE,
    due_at       timestamptz NOT NULL,
    round        integer     NOT NULL,
    kind         smallint    NOT NULL, -- 0 send, 1 update, 2 delete
    is_paused    boolean     NOT NULL,
    cancelled_in integer     NOT NULL,
    begun        timestamptz NOT NULL,
    since        timestamptz NOT NULL  -- when its round began
);

CREATE TABLE applybot.outbox (
    mailing         bigint           NOT NULL, -- number of the mailing
    recipient       text COLLATE "C" NOT NULL,
    round           integer          NOT NULL, -- in which it was brought into its state
    state           smallint         NOT NULL, -- 0 pending, 1 leased, 2 sent, 3 retry at, 4 failed, 5 skipped, 6 uncertain
    was_uncertain   boolean          NOT NULL DEFAULT false,
    in_doubt        boolean          NOT NULL DEFAULT false,
    attempts        integer          NOT NULL DEFAULT 0,
    due_at          timestamptz      NOT NULL,
    reason          text,
    activity_id     text,
    delivered_round integer          NOT NULL DEFAULT 0,
    delivered_at    timestamptz,
    tried_at        timestamptz,
    token           uuid,
    lease_until     timestamptz,
    leased_from     smallint         NOT NULL DEFAULT 0,
    payload         bytea            NOT NULL,
    -- The round that the mailing is in, here too: who ends a lease then meets a new round at the row itself.
    mailing_round   integer          NOT NULL,
    mailing_kind    smallint         NOT NULL,
    cancelled_in    integer          NOT NULL,
    since           timestamptz      NOT NULL,
    PRIMARY KEY (mailing, recipient)
);

CREATE INDEX outbox_waiting ON applybot.outbox (mailing, due_at, recipient) WHERE state IN (0, 3, 6);
CREATE UNIQUE INDEX outbox_leased ON applybot.outbox (recipient) WHERE state = 1; -- one at a time for each recipient
CREATE INDEX outbox_expiring ON applybot.outbox (lease_until) WHERE state = 1;
CREATE INDEX outbox_tried ON applybot.outbox (recipient, tried_at);

-- What is sealed does not get smaller.
ALTER TABLE applybot.outbox ALTER COLUMN payload SET STORAGE EXTERNAL;
