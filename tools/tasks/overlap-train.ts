/** `npm run overlap:train [-- <folder>]`: learns the coefficients of the overlap scorer. */
import { trainFrom } from '../overlap/train.ts';
import { task } from '../task.ts';

await task(([folder]) => trainFrom(folder));
