import { openDialogs } from './dialogs.js';
import { watchReset } from './reset.js';
import { sendForms } from './send-forms.js';
import { wireSteppers } from './steppers.js';

wireSteppers();
sendForms();
openDialogs();
watchReset();
