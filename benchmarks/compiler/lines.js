/* Real output of the TypeScript compiler: wrong programs made from the seeds by one change each, compiled at once.
   node lines.js FOLDER_OF_TYPESCRIPT LANGUAGE → {messages: {code: text}, lines: [[code, message, line]]} as JSON */
"use strict";

const fs = require("node:fs");
const path = require("node:path");

const [, , folder, language] = process.argv;
const ts = require(path.join(folder, "lib", "typescript.js"));

const PROGRAMS = 4000;
const PER_CODE = 3; // lines of one code: what is frequent in these programs says little about others
const TOKENS = (
  "async await abstract readonly static private const enum export import yield type class extends implements override " +
  "declare new this super void typeof keyof infer default return function namespace in of is let var ? ! * => = . , ; : " +
  "( ) { } [ ] < > ... @ # 1 's' `t` null undefined number string unknown 08 1n /x/ value total other"
).split(" ");
const OPTIONS = { noEmit: true, strict: true, target: 99, module: 99, moduleResolution: 100, lib: ["lib.es2022.d.ts"], jsx: 1, allowJs: true,
  checkJs: true, noImplicitOverride: true, noUnusedLocals: true, noUnusedParameters: true, noImplicitReturns: true, exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true, noFallthroughCasesInSwitch: true, types: [] };

/** Numbers between 0 and 1, the same each time. */
function chance(seed) {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** A program with one or two tokens left out, doubled, swapped or replaced. */
function mutate(tokens, next) {
  const out = tokens.slice();
  for (let changes = next() < 0.6 ? 1 : 2; changes; changes -= 1) {
    const i = Math.floor(next() * out.length);
    const kind = Math.floor(next() * 6);
    const other = TOKENS[Math.floor(next() * TOKENS.length)];
    if (kind === 0) out.splice(i, 1);
    else if (kind === 1) out.splice(i, 0, out[i]);
    else if (kind === 2) out.splice(i, 2, ...out.slice(i, i + 2).reverse());
    else if (kind < 5) out.splice(i, 1, ` ${other} `);
    else out.splice(i, 0, ` ${other} `);
  }
  return out.join("");
}

/** The programs by file name. */
function programs() {
  const seeds = fs.readFileSync(path.join(__dirname, "seeds.ts"), "utf8").split("//---\n");
  const kinds = seeds.map((text) => (text.includes("/** @type") ? "js" : text.includes("<div") ? "tsx" : "ts"));
  const tokens = seeds.map((text) => text.match(/\w+|\s+|[^\w\s]/g));
  const next = chance(7);
  const files = new Map(seeds.map((text, i) => [`/seed${i}.${kinds[i]}`, text]));
  for (let n = 0; n < PROGRAMS; n += 1) files.set(`/main${n}.${kinds[n % seeds.length]}`, mutate(tokens[n % seeds.length], next));
  return files;
}

function host(files) {
  const own = ts.createCompilerHost(OPTIONS);
  const read = (name) => (files.has(name) ? files.get(name) : name.startsWith("/main") || name.startsWith("/seed") ? undefined : own.readFile(name));
  return { ...own, readFile: read, fileExists: (name) => read(name) !== undefined, getCurrentDirectory: () => "/",
    getSourceFile: (name, target) => { const text = read(name); return text === undefined ? undefined : ts.createSourceFile(name, text, target); } };
}

function diagnostics() {
  const files = programs();
  const program = ts.createProgram([...files.keys()], OPTIONS, host(files));
  return [].concat(...[...files.keys()].map((name) => {
    const file = program.getSourceFile(name);
    try {
      return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file), ...program.getSuggestionDiagnostics?.(file) ?? []];
    } catch { // a program that the compiler itself stumbles over has no output
      return [];
    }
  }), ...wrongOptions());
}

/** What the compiler says of its own command line and settings. */
function wrongOptions() {
  const names = Object.keys(OPTIONS).concat("outDir", "paths", "rootDir", "incremental", "composite", "sourceMap");
  const lines = names.map((name) => [`--${name.slice(0, -1)}x`, `--${name}`, "@none"]).concat([["--target", "es1"], ["--foo"], ["--module"], ["-p", "x", "a.ts"]]);
  const settings = names.map((name) => ({ compilerOptions: { [name]: [[{}]], [`${name}s`]: 1 }, files: 3, references: [{}] }));
  return [lines.map((line) => ts.parseCommandLine(line, () => undefined).errors),
    settings.map((json) => ts.parseJsonConfigFileContent(json, ts.sys, "/").errors)].flat();
}

/** The first message of a chain as it stands in the terminal, lines of a message and all. */
const messageOf = ({ messageText }) => (typeof messageText === "string" ? messageText : messageText.messageText);

function lineOf(diagnostic, message) {
  const head = `error TS${diagnostic.code}: ${message}`;
  if (!diagnostic.file) return head;
  const { line, character } = ts.getLineAndCharacterOfPosition(diagnostic.file, diagnostic.start);
  return `src/${path.basename(diagnostic.file.fileName)}(${line + 1},${character + 1}): ${head}`;
}

/** The messages by code, with `{0}` where something is put in. */
function messages() {
  const own = language === "en" ? {} : JSON.parse(fs.readFileSync(path.join(folder, "lib", language, "diagnosticMessages.generated.json"), "utf8"));
  return Object.fromEntries(Object.values(ts.Diagnostics).map(({ code, key, message }) => [code, own[key] || message]));
}

function lines() {
  const found = new Map();
  diagnostics().forEach((diagnostic) => {
    const message = messageOf(diagnostic);
    if (!found.has(diagnostic.code)) found.set(diagnostic.code, new Map());
    const rows = found.get(diagnostic.code);
    if (rows.size < PER_CODE && !rows.has(message)) rows.set(message, [diagnostic.code, message, lineOf(diagnostic, message)]);
  });
  return [].concat(...[...found.values()].map((rows) => [...rows.values()]));
}

if (language !== "en") ts.validateLocaleAndSetLanguage(language, ts.sys, []);
process.stdout.write(JSON.stringify({ messages: messages(), lines: lines() }));
