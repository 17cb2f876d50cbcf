import {
  applyEdits,
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  visit,
} from 'jsonc-parser';
import { ConfigFault } from './agent-config.js';
import { insertion, removal, type Style, styleOf, written } from './json-edits.js';
import { haveSameMeaning } from './same-meaning.js';

type Path = readonly (string | number)[];

const BOM = '\uFEFF';
const LENIENT = { allowTrailingComma: true, disallowComments: false };

/**
 * A JSON file of somebody else's (comments and trailing commas included), edited in place: only the
 * values that change are touched.
 */
export class JsonConfig {
  private readonly bom: string;
  private body: string;
  private readonly style: Style;

  constructor(
    text: string | undefined,
    private readonly path: string,
  ) {
    this.bom = text?.startsWith(BOM) ? BOM : '';
    const body = (text ?? '').slice(this.bom.length);
    this.body = body.trim() === '' ? '{}\n' : body;
    this.style = styleOf(this.body);
    if (this.root().type !== 'object') throw new ConfigFault(path, 'holds no JSON object');
  }

  get text(): string {
    return this.bom + this.body;
  }

  /** Whether somebody wrote something beside the values. */
  hasComments(): boolean {
    let has = false;
    visit(this.body, { onComment: () => void (has = true) }, LENIENT);
    return has;
  }

  at(path: Path): unknown {
    const node = this.nodeAt(path);
    return node && (getNodeValue(node) as unknown);
  }

  /** Sets a value where it differs; `undefined` removes it. What lies on the way must be an object. */
  set(path: Path, value: unknown): this {
    const present = this.at(path);
    if (haveSameMeaning(present, value)) return this;
    if (value === undefined) {
      this.remove(path);
    } else if (present !== undefined) {
      this.replace(path, value);
    } else {
      this.insert(path, value);
    }
    return this;
  }

  /** Adds to the end of a list, which is made where there is none. */
  append(path: Path, value: unknown): this {
    const list = this.nodeAt(path);
    if (!list) return this.set(path, [value]);
    if (list.type !== 'array') {
      throw new ConfigFault(this.path, `has something else than a list at “${path.join('.')}”`);
    }
    this.body = applyEdits(this.body, insertion(this.body, list, [undefined, value], this.style));
    return this;
  }

  private replace(path: Path, value: unknown): void {
    const node = this.nodeAt(path);
    if (!node) return;
    const line = this.body.slice(0, node.offset).split('\n').at(-1) ?? '';
    const margin = /^[ \t]*/.exec(line)?.[0] ?? '';
    const content = isOneLine(this.body, node)
      ? JSON.stringify(value).replaceAll('","', '", "')
      : written(value, this.style, margin);
    this.body = applyEdits(this.body, [{ offset: node.offset, length: node.length, content }]);
  }

  private insert(path: Path, value: unknown): void {
    const key = String(path.at(-1) ?? '');
    const above = path.slice(0, -1);
    if (this.at(above) === undefined) return this.insert(above, { [key]: value });
    const object = this.nodeAt(above);
    if (object?.type !== 'object') {
      throw new ConfigFault(this.path, `has something else than an object at “${above.join('.')}”`);
    }
    this.body = applyEdits(this.body, insertion(this.body, object, [key, value], this.style));
  }

  private remove(path: Path): void {
    const node = this.nodeAt(path);
    const child = node?.parent?.type === 'property' ? node.parent : node;
    if (!child?.parent) return;
    this.body = applyEdits(this.body, removal(this.body, child.parent, child));
  }

  private nodeAt(path: Path): Node | undefined {
    return path.length === 0 ? this.root() : findNodeAtLocation(this.root(), [...path]);
  }

  private root(): Node {
    const faults: ParseError[] = [];
    const root = parseTree(this.body, faults, LENIENT);
    if (!root || faults.length > 0) throw new ConfigFault(this.path, 'is not valid JSON');
    return root;
  }
}

const isOneLine = (text: string, { offset, length }: Node) =>
  !text.slice(offset, offset + length).includes('\n');
