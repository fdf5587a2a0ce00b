import { useEffect, useState } from 'react';
import type { VisitPlay } from '../player/use-visit-player.js';
import { sightingsOf } from '../signals/sightings-of.js';
import { whyOf } from '../text/why-of.js';
import { opensPage } from '../visit/segments.js';
import type { VisitView } from '../visit/visit-view.js';
import { storySegments } from './story-segments.js';
import { type StoryMoment, type StorySteps, storySteps } from './story-steps.js';

export interface StoryPlace extends StoryMoment {
  readonly tabId: string | null;
}

export type ReadStory =
  | { readonly state: 'reading' }
  | { readonly state: 'read'; readonly steps: StorySteps }
  | { readonly state: 'failed'; readonly message: string };

/** Reads the story off the segments that the player has loaded or is about to. */
export function useStorySteps(play: VisitPlay | null, view: VisitView, place: StoryPlace): ReadStory {
  const [story, setStory] = useState<ReadStory>({ state: 'reading' });
  const { t, durationMs, tabId } = place;
  const { segments } = view.visit;
  useEffect(() => {
    if (play === null) return;
    let isLeft = false;
    const read = async (): Promise<StorySteps> => {
      const wanted = storySegments(segments, { t, durationMs }, tabId);
      const loaded = await Promise.all(wanted.map((segment) => play.loader.load(segment)));
      return storySteps(
        loaded.map(({ segment, events }) => sightingsOf(events, { opensPage: opensPage(segment) })),
        { t, durationMs },
      );
    };
    read().then(
      (steps) => isLeft || setStory({ state: 'read', steps }),
      (error: unknown) => isLeft || setStory({ state: 'failed', message: whyOf(error) }),
    );
    return () => {
      isLeft = true;
    };
  }, [play, segments, t, durationMs, tabId]);
  return story;
}
