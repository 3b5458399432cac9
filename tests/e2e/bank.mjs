// The built bank, decoded as src/wire/bank.rs lays it out: journeys know from it what is right.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DIST } from "./fixtures.mjs";

export const KINDS = ["recall", "single", "multi", "cloze", "output", "order", "match", "sql", "code"];

const json = (path) => JSON.parse(readFileSync(join(DIST, path), "utf8"));
const named = (name) => json(join("bank", readdirSync(join(DIST, "bank")).find((file) => file.startsWith(`${name}.`))));
const index = named("index");
const asks = named("asks").asks;

/** The topics: `{ id, title }`. */
export const topics = index.topics.map(([id, title]) => ({ id, title }));

/** Every note: `{ id, topic, title, ask, followUps: [{ to, ask }], detail: html, keyPoints: [html], slots: [[name, hint]], questions }`. */
export const notes = index.notes.map(([, id, topic, title, , followUps], at) => ({
  id,
  topic: topics[topic].id,
  title,
  ask: asks[at][0],
  followUps: followUps.map(([to], nth) => ({ to: index.notes[to][1], ask: asks[at][nth + 1] })),
  keyPoints: [],
  questions: [],
}));

/** The note of that id. */
export const note = (id) => notes.find((note) => note.id === id);

for (const [, , , path] of index.topics) {
  for (const [id, , detail, , keyPoints, , slots, rows] of json(path).notes) {
    const of = note(id);
    of.detail = detail;
    of.slots = slots;
    of.keyPoints = keyPoints.map(([, html]) => html);
    of.questions = rows.map(([code, slug, stem, explanation, answer], place) => ({
      ...decoded(answer),
      code,
      slug,
      place,
      note: of,
      explanation,
      stem: slug === "recall" ? of.ask : stem.replace(/data-blank="(\d)"><\/span>/g, (_, at) => `>${Number(at) + 1}</span>`),
    }));
  }
}

/** Every question: `{ code, kind, note, place, stem, explanation, … }` and what its kind has, see `decoded`. */
export const questions = notes.flatMap((note) => note.questions);

/** A newcomer's round is five questions long; of a note it asks the first five. */
export const N_FIRST = 5;

/** The first question that a newcomer's round of its note asks, of that kind and such that `is` holds. */
export function find(kind, is = () => true) {
  const found = questions.find((question) => question.kind === kind && question.place < N_FIRST && is(question));
  if (!found) throw new Error(`the bank has no such ${kind} question`);
  return found;
}

function decoded(answer) {
  if (answer === "recall") return { kind: "recall" };
  const [[name, row]] = Object.entries(answer);
  const options = (rows) => rows.map(([html, why, right]) => ({ html, why, isRight: right === 1 }));
  const reference = ([text, lines]) => ({ reference: text, pieces: lines });
  switch (name) {
    case "single":
    case "multi":
      return { kind: name, options: options(row) };
    case "cloze":
      return { kind: name, blanks: row[0], distractors: row[1] };
    case "output":
      return { kind: name, expected: row[0], options: options(row[1]) };
    case "order":
    case "lines":
      return { kind: "order", pieces: row };
    case "match":
      return { kind: name, headings: row[0], pairs: row[1] };
    case "sql":
      return { kind: name, ...reference(row[1]), result: row[2] };
    case "code":
      return { kind: name, ...reference(row[0]) };
    default:
      throw new Error(`unknown answer ${name}`);
  }
}

/** What a person reads of some HTML, without any white space, for comparing. */
export const words = (html) => bare(html.replace(/<[^>]*>/g, "").replace(/&(lt|gt|amp|quot|#39|#x27|nbsp);/g, (_, name) => ENTITIES[name]));

/** Text without any white space. */
export const bare = (text) => text.replace(/\s+/g, "");

const ENTITIES = { lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'", "#x27": "'", nbsp: "" };
