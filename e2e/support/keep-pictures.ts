import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes pictures into the folder that AUDITREEL_PICTURES names, to be looked at; without it, nothing. */
export async function keepPictures(pictures: Readonly<Record<string, Buffer>>): Promise<void> {
  const folder = process.env.AUDITREEL_PICTURES;
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  for (const [name, picture] of Object.entries(pictures))
    await writeFile(join(folder, `${name}.png`), picture);
}
