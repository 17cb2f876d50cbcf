import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runConsoleJest, runJest } from '../gates/jest.ts';
import { commandOf, runNode } from '../gates/program.ts';
import { jestTally, playwrightTally, type Tally } from './tally.ts';

const playwright = commandOf(import.meta.resolve('@playwright/test'), 'playwright');

type Suite = (root: string, args?: readonly string[]) => Promise<Tally>;

/** Server, companion, libraries, tools, end to end and the rules. */
export const serverSuite: Suite = (root, args = []) =>
  reporting(async (file) => {
    const { code } = await runJest(root, [...args, '--json', `--outputFile=${file}`], {
      aloud: true,
    });
    return jestTally(file, code);
  });

export const consoleSuite: Suite = (root, args = []) =>
  reporting(async (file) => {
    const { code } = await runConsoleJest(root, [...args, '--json', `--outputFile=${file}`], {
      aloud: true,
    });
    return jestTally(file, code);
  });

export const browserSuite: Suite = (root, args = []) =>
  reporting(async (file) => {
    const config = ['--config', 'test/browser/playwright.config.ts', '--reporter=list,json'];
    const { code } = await runNode([playwright, 'test', ...config, ...args], {
      cwd: root,
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
      aloud: true,
    });
    return playwrightTally(file, code);
  });

/** Gives the run a file of its own for its report. */
async function reporting(run: (file: string) => Promise<Tally>): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'covibe-report-'));
  try {
    return await run(join(folder, 'report.json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
