import { newFeature } from '../feature/new-feature.ts';
import { ROOT } from '../repository.ts';
import { task } from '../task.ts';

await task(async ([word = '']) => {
  for (const file of await newFeature(ROOT, word)) console.log(file);
  console.log(
    '\nNext: `npm run golden`, read what changed on the wire, then `npm run check`. ' +
      'docs/how-to/add-a-feature.md goes on from there.',
  );
});
