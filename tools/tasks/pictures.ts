/**
 * `npm run pictures [-- <part of a name>]`: every page and state named in test/browser/pictures,
 * in light and dark, saved under pictures/. To be looked at, not compared.
 */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import sharp from 'sharp';
import type { Picture } from '../../test/browser/pictures/picture.ts';
import { serveGallery } from '../../test/browser/pictures/gallery-server.ts';
import { signInAs } from '../../test/browser/sign-in.ts';
import { startThrowawayServer } from '../../test/support/running-server.ts';
import { CHROMIUM_FLAGS, findChromium } from '../browser/chromium.ts';
import { GALLERY } from '../build/gallery.ts';
import { buildStale } from '../build/outputs.ts';
import { ROOT } from '../repository.ts';
import { seed } from '../seed/index.ts';
import { stopRequest } from '../start/stop-request.ts';
import { task, TaskFault } from '../task.ts';

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
/** What readers are shown stands in a column of text: a smaller window keeps its words readable. */
const SIZES_SHOWN = { ...SIZES, desktop: { width: 1280, height: 800 } };
const FOLDER = join(ROOT, 'pictures');
const SHOWN = join(ROOT, 'docs', 'pictures');
const WIDEST_SHOWN = 1_600;
const HEAVIEST_SHOWN = 80 * 1024;

await task(async ([wanted = '']) => {
  const executablePath = findChromium();
  if (!executablePath) throw new TaskFault('Pictures need a Chromium: name one in CHROMIUM_PATH.');
  const pictures = (await allPictures()).filter(({ name }) => name.includes(wanted));
  if (pictures.length === 0) throw new TaskFault(`No picture has "${wanted}" in its name.`);

  const { asked } = stopRequest();
  await buildStale(asked);
  const withGallery = pictures.some(({ gallery }) => gallery);
  if (withGallery) await buildStale(asked, [GALLERY]);

  const server = await startThrowawayServer({}, ({ appUrl }) => seed(appUrl));
  const gallery = withGallery ? await serveGallery(server.origin) : undefined;
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  try {
    for (const folder of [FOLDER, SHOWN]) mkdirSync(folder, { recursive: true });
    for (const picture of pictures) {
      if (asked.aborted) break;
      const origin = picture.gallery && gallery ? gallery.origin : server.origin;
      await take(browser, origin, picture);
    }
  } finally {
    await browser.close();
    gallery?.stop();
    await server.stop();
  }
});

async function allPictures(): Promise<Picture[]> {
  const folder = join(ROOT, 'test', 'browser', 'pictures');
  const files = readdirSync(folder).filter((name) => name.endsWith('.pictures.ts'));
  const lists = await Promise.all(
    files.map(async (name) => (await import(join(folder, name))) as { PICTURES: Picture[] }),
  );
  return lists.flatMap(({ PICTURES }) => PICTURES);
}

async function take(browser: Browser, origin: string, picture: Picture): Promise<void> {
  const sizes = picture.phone ? (['desktop', 'phone'] as const) : (['desktop'] as const);
  for (const size of sizes) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({
        baseURL: origin,
        viewport: (picture.shown ? SIZES_SHOWN : SIZES)[size],
        colorScheme,
        reducedMotion: 'reduce',
        deviceScaleFactor: picture.shown ? 2 : 1,
      });
      const page = await context.newPage();
      if (picture.as) await signInAs(context.request, origin, picture.as);
      // An open event stream never lets the network be idle: settled means loaded and drawn.
      await page.goto(picture.path, { waitUntil: 'load' });
      await picture.pose?.(page);
      await page.evaluate('document.fonts.ready');
      const file = `${picture.name}-${size}-${colorScheme}.png`;
      await page.screenshot({ path: join(FOLDER, file), fullPage: picture.fullPage ?? false });
      console.log(`pictures/${file}`);
      if (picture.shown) await keepShown(file);
      await context.close();
    }
  }
}

/** The landing page and the README show these: sharp on a fine screen, light on a slow line. */
async function keepShown(file: string): Promise<void> {
  const kept = file.replace(/\.png$/, '.webp');
  const { size } = await sharp(join(FOLDER, file))
    .resize({ width: WIDEST_SHOWN, withoutEnlargement: true })
    .webp({ quality: 68, effort: 6 })
    .toFile(join(SHOWN, kept));
  if (size > HEAVIEST_SHOWN) throw new TaskFault(`docs/pictures/${kept} weighs ${size} bytes.`);
  console.log(`docs/pictures/${kept}`);
}
