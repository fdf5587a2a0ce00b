import { runDetails } from '../details/run-details.js';

const place = globalThis.auditreelDetails;
globalThis.auditreelDetails = undefined;
if (place) place.details = runDetails(place.seam);
