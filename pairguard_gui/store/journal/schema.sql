-- The journal of PairGuard. Times `*_us` are microseconds since 1970 in UTC; amounts in TEXT columns are exact decimals.
-- protected_pairs and protection_actions are the tables of the web version: its columns come first and keep their
-- meanings, its queries still work. Their texts of time are 'YYYY-MM-DD HH:MM:SS' in UTC. A row without an account was
-- written by the web version and belongs to nobody yet.

CREATE TABLE installation (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 3 AND 16 AND name NOT GLOB '*[^A-Za-z0-9]*')
) STRICT;

CREATE TABLE accounts (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    environment TEXT NOT NULL CHECK (environment IN ('practice', 'demo', 'live')),
    site TEXT NOT NULL DEFAULT 'global',
    base_url TEXT NOT NULL DEFAULT '',
    proxy TEXT NOT NULL DEFAULT '',
    colour TEXT NOT NULL DEFAULT '',
    resume INTEGER NOT NULL DEFAULT 0 CHECK (resume IN (0, 1)),
    uid TEXT NOT NULL DEFAULT '',
    may_trade INTEGER NOT NULL DEFAULT 1 CHECK (may_trade IN (0, 1)),
    removed_us INTEGER,
    rules TEXT NOT NULL CHECK (json_valid(rules)),
    watch_only INTEGER NOT NULL CHECK (watch_only IN (0, 1)),
    refill_cap INTEGER NOT NULL CHECK (refill_cap >= 0),
    budget_nano INTEGER NOT NULL CHECK (budget_nano >= 0),
    raised INTEGER NOT NULL DEFAULT 0 CHECK (raised IN (0, 1)),
    raised_us INTEGER,
    armed_uid TEXT,
    armed_environment TEXT,
    armed_position_mode TEXT,
    armed_account_mode INTEGER,
    armed_installation TEXT,
    armed_rules TEXT,
    armed_us INTEGER,
    hold_brake TEXT,
    hold_code TEXT,
    hold_params TEXT,
    hold_us INTEGER,
    last_complete_us INTEGER,
    refills_total INTEGER NOT NULL DEFAULT 0 CHECK (refills_total >= 0),
    CHECK ((armed_uid IS NULL) = (armed_us IS NULL)),
    CHECK ((hold_brake IS NULL) = (hold_us IS NULL)),
    CHECK (removed_us IS NULL OR raised = 0)
) STRICT;

-- A removed account stays for its history; its name is free again.
CREATE UNIQUE INDEX one_account_of_a_name ON accounts (name COLLATE NOCASE) WHERE removed_us IS NULL;

CREATE TABLE protected_pairs (
    id INTEGER PRIMARY KEY,
    inst_id TEXT,
    pos_side TEXT,
    initial_count INTEGER,
    last_check_time TEXT,
    status TEXT,
    created_at TIMESTAMP,
    account_id INTEGER REFERENCES accounts (id),
    added_us INTEGER,
    removed_us INTEGER,
    life_pos_id TEXT,
    life_us INTEGER,
    margin_mode TEXT,
    leverage TEXT,
    contracts TEXT,
    paused_until_us INTEGER,
    overrides TEXT,
    CHECK (account_id IS NULL OR (
        inst_id IS NOT NULL AND pos_side IN ('long', 'short') AND status IN ('active', 'removed')
        AND added_us IS NOT NULL AND json_valid(overrides) AND (life_pos_id IS NULL) = (life_us IS NULL)))
);

CREATE UNIQUE INDEX one_active_pair ON protected_pairs (account_id, inst_id, pos_side)
    WHERE status = 'active' AND account_id IS NOT NULL;

-- What lines of the log are about: a few hundred rows that stand for all lines in filters, searches and counts.
CREATE TABLE topics (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    action_type TEXT NOT NULL,
    inst_id TEXT NOT NULL,
    pos_side TEXT NOT NULL,
    words TEXT NOT NULL,
    lines INTEGER NOT NULL DEFAULT 0,
    last_id INTEGER NOT NULL DEFAULT 0,
    UNIQUE (account_id, action_type, inst_id, pos_side, words)
) STRICT;

CREATE TABLE protection_actions (
    id INTEGER PRIMARY KEY,
    inst_id TEXT,
    pos_side TEXT,
    action_type TEXT,
    margin_amount REAL,
    size REAL,
    price REAL,
    reason TEXT,
    status TEXT,
    error_message TEXT,
    created_at TIMESTAMP,
    account_id INTEGER REFERENCES accounts (id),
    topic_id INTEGER REFERENCES topics (id),
    environment TEXT,
    at_us INTEGER,
    reason_params TEXT,
    cause TEXT,
    margin_exact TEXT,
    size_exact TEXT,
    price_exact TEXT,
    gap_id TEXT,
    cl_ord_id TEXT,
    ord_id TEXT,
    detail TEXT,
    nth INTEGER,
    cap INTEGER,
    CHECK (account_id IS NULL OR (
        topic_id IS NOT NULL AND at_us IS NOT NULL AND action_type IS NOT NULL AND status IS NOT NULL))
);

CREATE INDEX actions_of_topic ON protection_actions (topic_id, at_us);
CREATE INDEX actions_by_time ON protection_actions (at_us, topic_id);
CREATE INDEX actions_of_cl_ord_id ON protection_actions (cl_ord_id) WHERE cl_ord_id IS NOT NULL;
CREATE INDEX actions_of_ord_id ON protection_actions (ord_id) WHERE ord_id IS NOT NULL;

CREATE TABLE gaps (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    gap_id TEXT NOT NULL CHECK (gap_id <> ''),
    inst_id TEXT NOT NULL,
    pos_side TEXT NOT NULL CHECK (pos_side IN ('long', 'short')),
    margin_mode TEXT NOT NULL CHECK (margin_mode IN ('cross', 'isolated')),
    life_pos_id TEXT NOT NULL,
    life_us INTEGER NOT NULL,
    opened_us INTEGER NOT NULL,
    absent_since_us INTEGER NOT NULL,
    last_look_us INTEGER NOT NULL,
    last_seen_us INTEGER,
    looks INTEGER NOT NULL CHECK (looks >= 0),
    mass INTEGER NOT NULL CHECK (mass IN (0, 1)),
    away INTEGER NOT NULL CHECK (away IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('suspected', 'proven', 'filled', 'closed')),
    proofs TEXT NOT NULL CHECK (json_valid(proofs)),
    cause TEXT NOT NULL,
    cause_detail TEXT NOT NULL,
    died_us INTEGER,
    waiting_code TEXT,
    waiting_params TEXT,
    not_before_us INTEGER,
    hold_brake TEXT,
    hold_code TEXT,
    hold_params TEXT,
    hold_us INTEGER,
    released TEXT NOT NULL CHECK (json_valid(released)),
    filled_us INTEGER,
    outcome TEXT CHECK (outcome IN ('refilled', 'adopted', 'false_alarm', 'dropped')),
    closed_us INTEGER,
    CHECK ((state = 'closed') = (closed_us IS NOT NULL)),
    CHECK ((state = 'closed') = (outcome IS NOT NULL)),
    CHECK ((hold_brake IS NULL) = (hold_us IS NULL))
) STRICT;

CREATE UNIQUE INDEX one_open_gap ON gaps (account_id, inst_id, pos_side) WHERE state <> 'closed';
CREATE UNIQUE INDEX one_open_gap_of_a_name ON gaps (account_id, gap_id) WHERE state <> 'closed';

CREATE TABLE attempts (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    attempt_id TEXT NOT NULL CHECK (attempt_id <> ''),
    gap_id TEXT NOT NULL CHECK (gap_id <> ''),
    inst_id TEXT NOT NULL,
    pos_side TEXT NOT NULL CHECK (pos_side IN ('long', 'short')),
    k INTEGER NOT NULL CHECK (k >= 0),
    margin_mode TEXT NOT NULL CHECK (margin_mode IN ('cross', 'isolated')),
    side TEXT NOT NULL CHECK (side IN ('buy', 'sell')),
    order_pos_side TEXT CHECK (order_pos_side IN ('long', 'short')),
    ord_type TEXT NOT NULL,
    sz TEXT NOT NULL,
    px TEXT NOT NULL,
    cl_ord_id TEXT NOT NULL CHECK (cl_ord_id <> ''),
    tag TEXT NOT NULL,
    body TEXT NOT NULL,
    body_sha256 TEXT NOT NULL,
    exp_us INTEGER NOT NULL,
    reserved TEXT NOT NULL,
    reserved_nano INTEGER NOT NULL CHECK (reserved_nano >= 0),
    worst_px TEXT NOT NULL,
    created_us INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN
        ('sent', 'unknown', 'accepted', 'filled', 'cancelled', 'rejected', 'never_placed')),
    ord_id TEXT NOT NULL,
    filled TEXT NOT NULL,
    avg_px TEXT,
    code TEXT NOT NULL,
    updated_us INTEGER,
    CHECK (state NOT IN ('cancelled', 'rejected', 'never_placed') OR CAST(filled AS REAL) = 0)
) STRICT;

CREATE INDEX attempts_by_name ON attempts (account_id, attempt_id);
CREATE INDEX attempts_that_count ON attempts (account_id, created_us, reserved_nano)
    WHERE state IN ('sent', 'unknown', 'accepted', 'filled');
CREATE UNIQUE INDEX one_open_attempt ON attempts (account_id, inst_id, pos_side)
    WHERE state IN ('sent', 'unknown', 'accepted');
CREATE UNIQUE INDEX one_fill_for_a_gap ON attempts (account_id, gap_id) WHERE state = 'filled';

-- One row an hour: how often the account was seen in full. Kept for 90 days.
CREATE TABLE checks (
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    hour_us INTEGER NOT NULL,
    complete INTEGER NOT NULL CHECK (complete > 0),
    last_us INTEGER NOT NULL,
    PRIMARY KEY (account_id, hour_us)
) STRICT, WITHOUT ROWID;
