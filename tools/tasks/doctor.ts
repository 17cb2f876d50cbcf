import { CHECKS } from '../doctor/checks.ts';
import { examine } from '../doctor/examine.ts';
import { task } from '../task.ts';

await task(() => examine(CHECKS));
