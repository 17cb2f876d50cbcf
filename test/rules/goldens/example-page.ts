import { expectGolden } from '../../support/golden.js';
import type { TestApp } from '../../support/test-app.js';
import { realAnswer, steadyIds } from './real-answers.js';

type Input = Record<string, unknown>;

const LEAD =
  'Each answer is one that the server gave; only ids and times were made the same. This page is written by `npm run golden`.';

/** A page of the documentation that shows calls with what the server really answered. */
export class ExamplePage {
  private readonly parts: string[] = [];

  constructor(private readonly server: TestApp) {}

  async show([why, tool, token]: [why: string, tool: string, token: string], input: Input) {
    const { raw, shown } = await realAnswer(this.server, token, { tool, input });
    const call = steadyIds(JSON.stringify(input));
    this.parts.push(`## ${why}`, `\`${tool}\` is asked, and answers:`, block(call), block(shown));
    return raw;
  }

  write(name: string, head: string): void {
    const page = [head, LEAD, ...this.parts].join('\n\n');
    expectGolden(`../../docs/engineering/mcp/${name}.md`, page);
  }
}

const block = (text: string) => `\`\`\`json\n${text}\n\`\`\``;
