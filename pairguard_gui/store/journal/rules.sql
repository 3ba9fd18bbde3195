-- What must never happen, whatever the program believes. The word after RAISE is the rule that was broken.

CREATE TRIGGER attempt_planned BEFORE INSERT ON attempts BEGIN
    SELECT RAISE(ABORT, 'attempt_not_new') WHERE NEW.state <> 'sent';
    SELECT RAISE(ABORT, 'no_delete') WHERE EXISTS (SELECT 1 FROM attempts WHERE id = NEW.id);
    SELECT RAISE(ABORT, 'attempt_open')
        WHERE EXISTS (SELECT 1 FROM attempts WHERE account_id = NEW.account_id AND inst_id = NEW.inst_id
            AND pos_side = NEW.pos_side AND state IN ('sent', 'unknown', 'accepted'));
    SELECT RAISE(ABORT, 'shield_down')
        WHERE NOT EXISTS (SELECT 1 FROM accounts WHERE id = NEW.account_id AND raised = 1);
    SELECT RAISE(ABORT, 'watch_only')
        WHERE EXISTS (SELECT 1 FROM accounts WHERE id = NEW.account_id AND watch_only = 1);
    SELECT RAISE(ABORT, 'account_held')
        WHERE EXISTS (SELECT 1 FROM accounts WHERE id = NEW.account_id AND hold_brake IS NOT NULL);
    SELECT RAISE(ABORT, 'pair_not_protected')
        WHERE NOT EXISTS (SELECT 1 FROM protected_pairs WHERE account_id = NEW.account_id
            AND inst_id = NEW.inst_id AND pos_side = NEW.pos_side AND status = 'active');
    SELECT RAISE(ABORT, 'gap_not_proven')
        WHERE NOT EXISTS (SELECT 1 FROM gaps WHERE account_id = NEW.account_id AND gap_id = NEW.gap_id
            AND inst_id = NEW.inst_id AND pos_side = NEW.pos_side AND state = 'proven');
    SELECT RAISE(ABORT, 'gap_held')
        WHERE EXISTS (SELECT 1 FROM gaps WHERE account_id = NEW.account_id AND gap_id = NEW.gap_id
            AND state = 'proven' AND hold_brake IS NOT NULL);
    SELECT RAISE(ABORT, 'gap_already_filled')
        WHERE EXISTS (SELECT 1 FROM attempts WHERE account_id = NEW.account_id AND gap_id = NEW.gap_id
            AND state = 'filled');
    SELECT RAISE(ABORT, 'over_refill_cap')
        WHERE NOT EXISTS (SELECT 1 FROM gaps WHERE account_id = NEW.account_id AND gap_id = NEW.gap_id
            AND state = 'proven' AND instr(released, '"account_cap"'))
        AND (SELECT count(*) FROM attempts WHERE account_id = NEW.account_id
                AND state IN ('sent', 'unknown', 'accepted', 'filled')
                AND created_us > NEW.created_us - 86400000000)
            >= (SELECT refill_cap FROM accounts WHERE id = NEW.account_id);
    SELECT RAISE(ABORT, 'over_budget')
        WHERE NOT EXISTS (SELECT 1 FROM gaps WHERE account_id = NEW.account_id AND gap_id = NEW.gap_id
            AND state = 'proven' AND instr(released, '"budget"'))
        AND (SELECT total(reserved_nano) FROM attempts WHERE account_id = NEW.account_id
                AND state IN ('sent', 'unknown', 'accepted', 'filled')
                AND created_us > NEW.created_us - 86400000000) + NEW.reserved_nano
            > (SELECT budget_nano FROM accounts WHERE id = NEW.account_id);
END;

CREATE TRIGGER attempt_body BEFORE UPDATE OF id, account_id, attempt_id, gap_id, inst_id, pos_side, k, margin_mode, side,
    order_pos_side, ord_type, sz, px, cl_ord_id, tag, body, body_sha256, exp_us, reserved, reserved_nano, worst_px, created_us
    ON attempts BEGIN
    SELECT RAISE(ABORT, 'attempt_is_fixed');
END;

CREATE TRIGGER attempt_moved BEFORE UPDATE OF state ON attempts
    WHEN OLD.state <> NEW.state AND NOT (
        (OLD.state = 'sent' AND NEW.state IN
            ('unknown', 'accepted', 'filled', 'cancelled', 'rejected', 'never_placed'))
        OR (OLD.state = 'unknown' AND NEW.state IN
            ('accepted', 'filled', 'cancelled', 'rejected', 'never_placed'))
        OR (OLD.state = 'accepted' AND NEW.state IN ('filled', 'cancelled'))) BEGIN
    SELECT RAISE(ABORT, 'attempt_state');
END;

CREATE TRIGGER attempt_filled AFTER UPDATE OF state ON attempts
    WHEN NEW.state = 'filled' AND OLD.state <> 'filled' BEGIN
    UPDATE accounts SET refills_total = refills_total + 1 WHERE id = NEW.account_id;
END;

CREATE TRIGGER attempt_stays BEFORE DELETE ON attempts BEGIN
    SELECT RAISE(ABORT, 'no_delete');
END;

CREATE TRIGGER gap_opened BEFORE INSERT ON gaps BEGIN
    SELECT RAISE(ABORT, 'gap_not_new') WHERE NEW.state NOT IN ('suspected', 'proven');
    SELECT RAISE(ABORT, 'no_delete') WHERE EXISTS (SELECT 1 FROM gaps WHERE id = NEW.id);
    SELECT RAISE(ABORT, 'gap_open')
        WHERE EXISTS (SELECT 1 FROM gaps WHERE account_id = NEW.account_id AND state <> 'closed'
            AND ((inst_id = NEW.inst_id AND pos_side = NEW.pos_side) OR gap_id = NEW.gap_id));
END;

CREATE TRIGGER gap_body BEFORE UPDATE OF id, account_id, gap_id, inst_id, pos_side, margin_mode, life_pos_id, life_us,
    opened_us ON gaps BEGIN
    SELECT RAISE(ABORT, 'gap_is_fixed');
END;

CREATE TRIGGER gap_moved BEFORE UPDATE ON gaps
    WHEN OLD.state = 'closed' OR (OLD.state <> NEW.state AND NOT (
        (OLD.state = 'suspected' AND NEW.state IN ('proven', 'filled', 'closed'))
        OR (OLD.state = 'proven' AND NEW.state IN ('filled', 'closed'))
        OR (OLD.state = 'filled' AND NEW.state = 'closed'))) BEGIN
    SELECT RAISE(ABORT, 'gap_state');
END;

CREATE TRIGGER gap_stays BEFORE DELETE ON gaps BEGIN
    SELECT RAISE(ABORT, 'no_delete');
END;

CREATE TRIGGER action_counted AFTER INSERT ON protection_actions WHEN NEW.topic_id IS NOT NULL BEGIN
    UPDATE topics SET lines = lines + 1, last_id = NEW.id WHERE id = NEW.topic_id;
END;

CREATE TRIGGER action_is_fixed BEFORE UPDATE ON protection_actions WHEN OLD.account_id IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'action_is_fixed');
END;

CREATE TRIGGER action_stays BEFORE DELETE ON protection_actions BEGIN
    SELECT RAISE(ABORT, 'no_delete');
END;

CREATE TRIGGER pair_stays BEFORE DELETE ON protected_pairs BEGIN
    SELECT RAISE(ABORT, 'no_delete');
END;

CREATE TRIGGER account_stays BEFORE DELETE ON accounts BEGIN
    SELECT RAISE(ABORT, 'no_delete');
END;
