import { callContract } from './testing/call-contract.js';
import { onBareExpress, onExpress } from './testing/serve-express.js';
import { onFetch } from './testing/serve-fetch.js';
import { onStandalone } from './testing/serve-standalone.js';

callContract('Express with auditMiddleware', onExpress);
callContract('Express without it', onBareExpress);
callContract('tRPC’s fetch adapter', onFetch);
callContract('tRPC’s own server', onStandalone);
