"""A sentence for every code that the program may have to say to a person.

The core answers with codes (`decision_closed`); faces say sentences. Each sentence is one that a facilitator can read
out: what is the matter, and what to do. Values are put in by `string.Template` rules (`$team`), once: what a value
holds is never substituted again, and a value that is missing leaves its name standing rather than failing.
"""

from collections.abc import Mapping
from string import Template
from types import MappingProxyType

from tabletop.language.catalogue import N_, _

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "not_allowed": N_("That is the facilitator’s to do."),
        "read_only": N_("The past can be read, not changed."),
        "not_started": N_("The exercise has not started yet. Start it first."),
        "already_started": N_("The exercise has started already."),
        "already_ended": N_("The exercise has ended. Notes can still be taken."),
        "not_ended": N_("That comes after the end of the exercise (ENDEX)."),
        "session_closed": N_("This session is finished; its log takes nothing more."),
        "paused": N_("The exercise is paused. Resume it first."),
        "not_paused": N_("Time is running already."),
        "no_such_inject": N_("This session has no inject called $detail."),
        "inject_released": N_("That inject has been released already."),
        "inject_skipped": N_("That inject was skipped. Undo the skip first."),
        "inject_not_due": N_("That inject does not fit the story now: its condition does not hold."),
        "inject_held": N_("That inject is on hold already."),
        "no_such_decision": N_("This scenario has no decision called $detail."),
        "decision_not_open": N_("That decision has not been put to anybody yet."),
        "decision_closed": N_("That decision is closed; no more answers are taken. Undo the closing to open it again."),
        "decision_open": N_("That decision still takes answers. Close it first."),
        "decision_ruled": N_("That decision has been ruled on. Undo the ruling first."),
        "no_such_team": N_("No team called $detail takes part."),
        "not_your_decision": N_("That team is not asked for this decision."),
        "answer_faulty": N_("That answer does not fit the question."),
        "out_of_order": N_("That is not in order now."),
        "not_a_proceeding": N_("That decision takes answers; it is not decided step by step."),
        "not_sealed": N_("That decision has no sealed moves to reveal."),
        "moves_missing": N_("$detail has not committed to a move yet. Wait for it, or close the decision without it."),
        "not_revealed": N_("The moves are still sealed. Reveal them first."),
        "nothing_to_mark": N_("There is no text to mark."),
        "marks_missing": N_("A text has not been marked yet. Mark what is true of it, or nothing, and confirm."),
        "reason_missing": N_("A ruling of your own needs what happens, and one line of reason."),
        "empty_text": N_("There is nothing to write down yet."),
        "notes_not_kept": N_("This session keeps decisions only; notes are not recorded."),
        "nothing_to_undo": N_("There is no step to take back."),
        "strike_reason_missing": N_("Dice were thrown, or moves revealed. Say in one line why that is taken back."),
        "no_answer": N_("That team has not answered."),
        "still_takes_answers": N_("That decision still takes answers: just answer again."),
        "not_ruled": N_("That decision has not been ruled on."),
        "no_such_result": N_("That decision cannot come to $detail."),
        "no_such_intervention": N_("There is nothing like that to take back."),
        "inject_not_released": N_("That inject has not been released."),
        "inject_on_plan": N_("That inject is on the plan already."),
        "only_looking": N_("You are only looking; nothing is written down. Leave, and come back as an evaluator."),
        "scribes_take_notes": N_("A scribe takes notes; evaluators rate."),
        "no_such_task": N_("The scenario names no such task."),
        "no_such_objective": N_("The scenario names nothing to look for under that objective."),
        "evidence_missing": N_("A rating wants one line of evidence: what did you see or hear?"),
        "nothing_to_withdraw": N_("There is nothing of yours to take back."),
        "form_empty": N_("Nothing is filled in yet."),
        "mark_out_of_range": N_("Agreement goes from 1 to 5."),
        "file_imported": N_("The forms of that file are all here already. Nothing was imported twice."),
        "no_such_form": N_("There is no form at record $detail, or it was withdrawn before."),
        "no_inject_shown": N_("No inject is on the screen yet, so there is nothing to give time to."),
        "bad_time": N_("Give minutes from the start of the move, 0 to 480, or nothing to release it by hand."),
        "not_planned": N_("That inject is held back or a template; it has no place in the line of play."),
        "earlier_move": N_(
            "An inject can come later than planned, or earlier in its own move; not in an earlier move."
        ),
        "not_a_later_move": N_("That move has begun already."),
        "nothing_to_read": N_("$detail would have nothing to read. Write a text for it first."),
        "not_a_template": N_("Only what a template changes can be written; the author’s effects stay."),
        "no_such_indicator": N_("This scenario has no indicator called $detail."),
        "effect_too_big": N_("A change goes from -100 to +100 points."),
        "effect_without_reason": N_("Give every change its reason, in one line."),
        "team_takes_part": N_("That team takes part already."),
        "same_team": N_("Choose two different teams."),
        "bad_minutes": N_("Give from 1 to 60 minutes; with a minus sign they are taken away."),
        "fault.missing": N_("Choose or write something first."),
        "fault.not_offered": N_("That is not one of the options."),
        "fault.too_few": N_("Choose a few more."),
        "fault.too_many": N_("That is too many, or one of them twice."),
        "fault.excluded": N_("Two of these cannot stand together."),
        "fault.not_all_ordered": N_("Put every item in the order, each once."),
        "fault.wrong_total": N_("The points do not add up yet."),
        "fault.wrong_step": N_("Give points in the steps shown, none below zero."),
        "fault.too_long": N_("That is longer than the words allowed."),
        "fault.out_of_range": N_("Give a percentage from 0 to 100."),
        "fault.wrong_kind": N_("That answers another sort of question."),
        "fault.bad_minutes": N_("Give whole minutes, from 1 to 240."),
        "fault.not_now": N_("That does not belong here at this stage."),
        "fault.not_yours": N_("That is for somebody else to do."),
        "fault.already_done": N_("You have done that already."),
        "fault.time_over": N_("The time set for it is over; an objection comes too late now."),
        "fault.time_runs": N_("The time set is still running. Until it is over, every seat may still object."),
        "fault.still_open": N_("Not every clause is accepted by everybody yet."),
        "fault.unchanged": N_("The text is the same as before. Change it first."),
        "fault.reason_missing": N_("This decision wants a sentence of reasons."),
        "not_saved.no_room": N_("Not saved: the disk is full. Make room and try again; what you typed is still here."),
        "not_saved.read_only": N_("Not saved: the folder cannot be written to. What you typed is still here."),
        "not_saved.device_failed": N_(
            "Not saved: the disk reported an error. Close the session and open it again; what you typed is kept."
        ),
        "not_saved.too_long": N_(
            "Not saved: that is longer than one entry of a log can be. What you typed is still here."
        ),
        "not_saved.unwritable": N_(
            "Not saved: the text has characters that cannot be written. What you typed is still here."
        ),
        "not_saved.exists": N_("Not saved: there is a file of that name already."),
        "not_saved.changed_by_others": N_(
            "Not saved: another program changed or moved the log. Close the session and open it again."
        ),
        "not_saved.needs_reopening": N_(
            "Not saved: an earlier error left the log’s end uncertain. Close the session and open it again."
        ),
        "not_saved.closed": N_("Not saved: the log was closed."),
        "fork.ended": N_(
            "At record $number the exercise had ended already. Go back before its end: to record $last, or earlier."
        ),
        "fork.beyond": N_("There is no record $number in this log. It can be forked at records 1 to $last."),
        "fork.damaged": N_("The log is damaged before record $number. It can be forked at records 1 to $last."),
        "fork.too_old": N_("An earlier version of the program wrote this log. It can be reviewed, but not forked."),
        "not_written.exists": N_("Not written: there is something of that name already: $path. Choose another name."),
        "not_written.no_folder": N_("Not written: there is no such folder for $path. Make it first."),
        "not_written.no_room": N_("Not written: the disk is full. Make room and try again: $path."),
        "not_written.read_only": N_("Not written: the folder cannot be written to: $path. Choose another one."),
        "not_written.name": N_("Not written: the system takes no such name: $path. Choose a shorter or plainer one."),
        "not_written.device_failed": N_("Not written: the disk reported an error: $path. Try another disk."),
        "not_written.nothing_yet": N_("Nothing was saved: no inject has come in this session yet."),
        "log.empty": N_("The file is empty: it never was a session log, or it was emptied."),
        "log.byte_order_mark": N_(
            "An editor put a byte order mark in front of the log. Open a copy that no editor has saved."
        ),
        "log.utf_16": N_("The file was saved again as UTF-16. Open a copy that no editor has saved."),
        "log.line_endings": N_(
            "The line ends were converted (CR LF), perhaps by mail. Open a copy that was not converted."
        ),
        "log.not_a_log": N_("This is not a session log."),
        "log.unreadable": N_("Record $record (byte $byte) cannot be read."),
        "log.changed": N_("Record $record (byte $byte) is not what was written: the log was changed there."),
        "log.words_changed": N_("The words beside record $record (byte $byte) are not what was written."),
        "log.out_of_order": N_(
            "Another record belongs at $record (byte $byte): one was removed, repeated, moved or brought here."
        ),
        "log.part_missing": N_("Record $record (byte $byte): the events of one step are not all there."),
        "log.too_long": N_("Record $record (byte $byte) is longer than any this program writes."),
        "log.torn": N_("The end was half written at record $record (byte $byte). Opening the session mends it."),
        "log.too_new": N_("A later version of the program wrote this log, and this one cannot read it."),
        "log.not_understood": N_("This version cannot read the scenario in the log. A later version may."),
        "log.replaced": N_("The log was moved, removed or replaced by another file."),
        "log.shortened": N_("The log was cut off before record $record (byte $byte)."),
        "log.out_of_reach": N_("The log cannot be read at the moment."),
        "log.another_kind": N_("This is not a session’s log, but one that is kept beside it."),
        "marks.damaged": N_(
            "The file with your marks could not be read. It was set aside beside the log; nothing is lost."
        ),
        "marks.newer": N_(
            "A later version wrote your marks. They are left as they are; new ones hold until you leave."
        ),
        "marks.another": N_("The marks beside this log were made for another session. They were set aside."),
        "marks.unreadable": N_("The file with your marks cannot be read at the moment. New ones hold until you leave."),
        "marks.changed": N_("Your marks were made when this log was another. They may not stand where you put them."),
        "marks.not_kept": N_("Your marks and notes hold until you leave this review."),
        "log.unknown_event": N_(
            "Record $record (byte $byte) is unharmed, but this version of the program cannot read it."
        ),
    }
)
"""Code → English sentence, marked with `N_`. A test holds it against every refusal of `tabletop.exercise`."""


def sentence(code: str, **values: object) -> str:
    """Say `code` in the chosen language.

    Args:
        code: A refusal's or another code's name. One without a sentence is said to be unknown, never an error: a
            missing word must not end an exercise.
        values: What the sentence's `$names` stand for.

    Returns:
        Plain text, which may hold foreign text from `values`: a screen passes it through its door for such text.
    """
    if code in SENTENCES:
        return Template(_(SENTENCES[code])).safe_substitute(values)
    return Template(_("That is not possible now ($code).")).safe_substitute(code=code)
