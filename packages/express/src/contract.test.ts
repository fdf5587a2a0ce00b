import { adapterContract } from '@auditreel/core/testing';
import { expressVersion } from './testing/express-version.js';
import { serveExpress } from './testing/serve-express.js';

adapterContract(`Express ${expressVersion}`, { serve: serveExpress() });
