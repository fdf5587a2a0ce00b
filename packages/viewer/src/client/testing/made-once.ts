import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';
import type { ViewerAssets } from '../../server/assets.js';
import type { Story } from './record-story.js';

/** The page's script and stylesheet, built once for all test files. */
export async function builtViewer(): Promise<ViewerAssets> {
  return (await madeOnce('viewer')) as ViewerAssets;
}

/** A story that was recorded once for all test files, some time in this run. */
export async function recordedStory(): Promise<Story> {
  return (await madeOnce('story')) as Story;
}

/** The one Chromium of all test files; closing it closes what was opened through it. */
export async function sharedChromium(): Promise<Browser> {
  return chromium.connect((await madeOnce('browser')) as string);
}

async function madeOnce(name: 'viewer' | 'story' | 'browser'): Promise<unknown> {
  const answer = await fetch(`${inject('madeOnceAt')}/${name}`);
  if (!answer.ok) throw new Error(`The ${name} of all tests could not be made: ${await answer.text()}`);
  return answer.json();
}
