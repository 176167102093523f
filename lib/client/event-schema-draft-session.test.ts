import { describe, expect, it } from "vitest";
import { type Draft, type DraftRow, newRow } from "./event-schema-draft";
import { namesOf, rowsNamed } from "./event-schema-draft.cases";
import { judgeDraft } from "./event-schema-draft-judge";
import { addAfter, changeRow, removeRow } from "./event-schema-draft-rows";
import {
  beginSession,
  conflictWords,
  type DraftSession,
  type ServerDraft,
  sessionAfter,
} from "./event-schema-draft-session";

const policies = { unknownProperty: "accept", badValue: "reject" } as const;
const draft = (text: string): Draft => ({ rows: rowsNamed(text), policies });
const server = (revision: number, content: Draft): ServerDraft => ({ revision, draft: content, by: "Ana", at: null });

function edit(session: DraftSession, change: (rows: DraftRow[]) => DraftRow[]): DraftSession {
  return sessionAfter(session, { kind: "edit", change: (before) => ({ ...before, rows: change(before.rows) }) });
}

function edited(before: Draft, change: (rows: DraftRow[]) => DraftRow[]): Draft {
  return { ...before, rows: change(before.rows) };
}

const names = (session: DraftSession) => namesOf(session.history.present.rows);
const begun = (text: string) => beginSession(server(1, draft(text)), null);

describe("undo", () => {
  it("takes back one step, and redo does it again", () => {
    const removed = edit(begun("a b"), (rows) => removeRow(rows, "a"));
    const back = sessionAfter(removed, { kind: "undo" });
    expect(names(back)).toBe("a b");
    expect(names(sessionAfter(back, { kind: "redo" }))).toBe("b");
  });

  it("takes the letters typed into one field for one step, and those after a pause for another", () => {
    let session = begun("a");
    for (const [at, name] of [
      [0, "ab"],
      [300, "abc"],
      [9_000, "abcd"],
    ] as const) {
      session = sessionAfter(session, {
        kind: "edit",
        change: (before) => edited(before, (rows) => changeRow(rows, "a", { name })),
        typed: { field: "a name", at },
      });
    }
    expect(names(sessionAfter(session, { kind: "undo" }))).toBe("abc");
    expect(names(sessionAfter(sessionAfter(session, { kind: "undo" }), { kind: "undo" }))).toBe("a");
  });
});

describe("somebody else's edit", () => {
  const theirs = server(
    2,
    edited(draft("a b"), (rows) => addAfter(rows, null, rowsNamed("c"))),
  );

  it("is shown where nothing was done here", () => {
    const session = sessionAfter(begun("a b"), { kind: "arrived", server: theirs });
    expect(names(session)).toBe("a b c");
    expect(session.notice).toMatchObject({ kind: "replaced", by: "Ana", sentences: [expect.stringContaining("`c`")] });
  });

  it("is put together with mine where we did not meet, and undo takes back only mine", () => {
    const mine = edit(begun("a b"), (rows) => removeRow(rows, "a"));
    const session = sessionAfter(mine, { kind: "arrived", server: theirs });
    expect(names(session)).toBe("b c");
    expect(session.base.revision).toBe(2);
    expect(session.notice).toMatchObject({ kind: "merged" });
    expect(names(sessionAfter(session, { kind: "undo" }))).toBe("a b c");
  });

  const meeting = () => {
    const mine = edit(begun("a b"), (rows) => changeRow(rows, "a", { name: "mine" }));
    const changed = edited(draft("a b"), (rows) =>
      changeRow(addAfter(rows, null, rowsNamed("c")), "a", { name: "theirs" }),
    );
    return sessionAfter(mine, { kind: "arrived", server: server(2, changed) });
  };

  it("is asked about where we met, and nothing of mine moves until then", () => {
    const session = meeting();
    expect(names(session)).toBe("mine b");
    expect(session.base.revision).toBe(1);
    expect(conflictWords(session)?.both).toEqual(["Both of you changed `mine`."]);
    expect(conflictWords(session)?.theirs).toHaveLength(2);
  });

  it("stays under mine when mine is kept", () => {
    const session = sessionAfter(meeting(), { kind: "chosen", keep: "mine" });
    expect(names(session)).toBe("mine b c");
    expect(session).toMatchObject({ conflict: null, base: { revision: 2 } });
  });

  it("is taken when it is chosen, and undo brings mine back", () => {
    const session = sessionAfter(meeting(), { kind: "chosen", keep: "theirs" });
    expect(names(session)).toBe("theirs b c");
    expect(names(sessionAfter(session, { kind: "undo" }))).toBe("mine b c");
  });

  it("is none when it is what was sent from here, and the answer got lost", () => {
    const mine = edit(begun("a"), (rows) => addAfter(rows, null, rowsNamed("x")));
    const sent = sessionAfter(mine, { kind: "sending", draft: mine.history.present });
    const typed = edit(sent, (rows) => changeRow(rows, "x", { name: "xy" }));
    const session = sessionAfter(typed, { kind: "arrived", server: server(2, mine.history.present) });
    expect(names(session)).toBe("a xy");
    expect(session).toMatchObject({ notice: null, conflict: null, base: { revision: 2 } });
  });

  it("is none when only the revision moved", () => {
    const session = sessionAfter(begun("a"), { kind: "arrived", server: server(5, draft("a")) });
    expect(session).toMatchObject({ notice: null, base: { revision: 5 } });
  });
});

describe("what this browser kept", () => {
  const kept = {
    revision: 1,
    base: draft("a"),
    mine: edited(draft("a"), (rows) => addAfter(rows, null, rowsNamed("x"))),
    at: "2026-01-01T00:00:00Z",
  };

  it("is there again, and says so", () => {
    const session = beginSession(server(1, draft("a")), kept);
    expect(names(session)).toBe("a x");
    expect(session.notice).toEqual({ kind: "restored", at: kept.at });
  });

  it("is put on top of what others saved since", () => {
    const session = beginSession(server(4, draft("a b")), kept);
    expect(names(session)).toBe("a x b");
    expect(session.notice).toMatchObject({ kind: "restored" });
  });

  it("is nothing when the server has it", () => {
    expect(beginSession(server(2, kept.mine), kept).notice).toBeNull();
  });
});

describe("what can be saved", () => {
  const known = draft("a b o{ c }");

  it("is all of it when all is sound", () => {
    expect(judgeDraft(known, known)).toMatchObject({ problems: [], savable: { draft: known } });
  });

  it("leaves a row out that has no name yet, and saves the rest", () => {
    const judged = judgeDraft(
      edited(known, (rows) => addAfter(rows, "a", [newRow("x")])),
      known,
    );
    expect(judged.problems).toEqual([{ row: "x", field: "name", message: "needs a name" }]);
    expect(judged.savable?.definition.properties.map(({ name }) => name)).toEqual(["a", "b", "o"]);
    expect([...judged.held]).toEqual(["x"]);
  });

  it("keeps the saved form of a row that is not sound any more", () => {
    const constraints = { ...newRow("a").constraints, minLength: "9", maxLength: "1" };
    const judged = judgeDraft(
      edited(known, (rows) => changeRow(rows, "a", { constraints, required: true })),
      known,
    );
    expect(judged.problems).toMatchObject([{ row: "a", field: "constraints.maxLength" }]);
    expect(judged.savable?.definition.properties[0]).toMatchObject({ name: "a", required: false, constraints: {} });
  });

  it("finds faults of form and faults of sense at once", () => {
    const constraints = { ...newRow("a").constraints, minLength: "few" };
    const judged = judgeDraft(
      edited(known, (rows) =>
        changeRow(changeRow(changeRow(rows, "a", { constraints }), "b", { name: "a" }), "c", { name: "constructor" }),
      ),
      known,
    );
    expect(judged.problems.map(({ row, field }) => `${row} ${field}`).sort()).toEqual([
      "a constraints.minLength",
      "b name",
      "c name",
    ]);
    expect(judged.problems.find(({ row }) => row === "a")?.message).toBe("must be a number");
  });

  it("is nothing when the whole is too much", () => {
    const many = Array.from({ length: 101 }, (_, at) => newRow(`p${at}`, `p${at}`));
    expect(judgeDraft({ rows: many, policies }, known)).toMatchObject({ savable: null, problems: [{ row: null }] });
  });
});
