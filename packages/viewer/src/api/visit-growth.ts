/** What `GET api/sessions/:id/stream` sends whenever there is more of the visit to read. */
export const GROWN_EVENT = 'grown';

/** Its data; its id is given back as `seen` by who opens the stream again. */
export interface VisitGrowth {
  /** False: nothing more is expected. */
  readonly isRunning: boolean;
}
