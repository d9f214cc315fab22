export interface Shape { readonly name: string; size?: number; area(scale: number): number; [key: string]: unknown }
export type Pair<A, B extends A = A> = { first: A; second: B } | [A, B];
export enum Color { Red = 1, Green = "g".length, Blue }
//---
abstract class Base<T> {
  static count = 0;
  private secret: string = "";
  protected constructor(public readonly value: T, other?: number) { Base.count += 1; }
  abstract draw(at: number): void;
  get size(): number { return this.secret.length; }
  set size(next: number) { this.secret = String(next); }
}
class Circle extends Base<string> implements Iterable<number> {
  constructor() { super("circle"); }
  override draw(at: number): void { super.size = at; }
  *[Symbol.iterator](): Iterator<number> { yield 1; }
}
export const shapes: Circle[] = [new Circle()];
//---
export async function load(path: string, ...rest: number[]): Promise<string> {
  for await (const part of [Promise.resolve(1)]) { if (part > 1) continue; else break; }
  try { return await Promise.resolve(path + rest[0]); } catch (error) { throw new Error(`no ${error}`); } finally { rest.length = 0; }
}
//---
export function walk(input: string | number | undefined, { depth = 1, ...more }: { depth?: number } = {}) {
  outer: for (let i = 0; i < depth; i++) {
    switch (typeof input) { case "string": input.trim(); break outer; case "number": return input.toFixed(2); default: continue outer; }
  }
  const big = 10n ** 2n, list = [1, , 2], text = /a+(b|c)*[d-f]{2,3}/gu;
  let total: number; total = list.length; delete (more as any).x;
  return input! + total + String(big) + text.source;
}
//---
namespace Inner { export const x = 1; export namespace Deep { export let y: string; } }
declare module "other" { export function f(a: string): void; }
declare global { interface Array<T> { own(): T } }
import fs = Inner.Deep;
export default class { declare field: number; accessor name = ""; static { this.prototype; } }
export { Inner as Outer, fs };
//---
type Keys<T> = { readonly [K in keyof T]?: T[K] extends infer U ? U : never };
type Fn = new (...args: any[]) => object;
function isText(value: unknown): value is string { return typeof value === "string"; }
function mark(target: any, context: any): any { return target; }
@mark class Marked { @mark method<const T>(this: Marked, value: T): asserts value { } }
export const made = { a: 1, get b() { return 2; }, "c-d": 3, [`e`]: 4, async *f() { yield* []; } } satisfies object;
export let fn: Fn, keys: Keys<{ a: 1 }>, tuple: [a: string, b?: number, ...rest: boolean[]] = ["x"];
isText(made); label: while (true) { break label; }
//---
const total: number = "five"; let user = { name: "Ada", age: 36 }; user.nmae; user.age(); user = { name: 1 };
function add(a: number, b: number): number { } add(1); add(1, 2, 3); add("1", 2); new add(1, 2);
const frozen = 1; frozen = 2; undeclared + 1; let twice; let twice; null.x; (undefined as undefined | string).length;
function maybe(x?: { y: string }) { return x.y; } for (const k of 5) { } if (total === "x") { } this.z;
class A { private p = 1; protected q = 2; readonly r = 3 } new A().p; new A().q; new A().r = 4; class B extends A { p = 2 }
interface I { a: string; b(): void } class C implements I { a = 1 } const i: I = { a: "x" }; const j: I = { a: "x", b() { }, c: 1 };
export async function g() { const x: string = await 1; } function h() { await g(); return; } const arr: number[] = ["a"]; arr.foo; arr[0].bar();
import { nothing } from "./nowhere"; import def from "node:missing"; export { absent }; type T1 = Unknown1; type T2 = Array; let v: void = 1;
abstract class D { abstract m(): void } new D(); class E extends D { } enum F { X } F.Y; F.X = 1; let s: symbol = 1; s + 1; "a" * 2; -"b"; !x;
function over(a: string): void; function over(a: number): void; function over(a: any) { } over(true); let un: unknown; un.x; un(); let nv: never = 1;
//---
const view = <div className="a" {...{}}>{[1].map((n) => <span key={n}>text &amp; more</span>)}<></></div>;
export default view; function Part<T>(props: { value: T }) { return <b>{props.value}</b>; } <Part<string> value="x" />;
//---
/** @type {number} */ let n = "x";
/** @param {string} name @returns {boolean} */ function check(name) { return name; }
/** @typedef {{a: number}} Thing */ /** @template T @extends {Array<T>} */ class Own extends Array { constructor() { this.x = 1; } }
/** @implements {Thing} */ class Bad { /** @readonly */ y = 1; }
export { check, Own, Bad, n };
