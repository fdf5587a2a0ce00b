import { startRecorder } from '@auditreel/recorder';

/** The code of a single-page app: its API, and the recorder's routes, are on another origin. */
startRecorder({ path: `${document.documentElement.dataset.api}/api/auditreel` });
