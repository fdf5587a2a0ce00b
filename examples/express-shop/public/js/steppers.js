const SETTLES_AFTER_MS = 350;
const waiting = new WeakMap();

/** The − and + beside a quantity; in the cart the form sends itself once the clicking has stopped. */
export function wireSteppers() {
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-step]');
    if (!button) return;
    const input = button.closest('[data-stepper]').querySelector('input');
    if (Number(button.dataset.step) > 0) input.stepUp();
    else input.stepDown();
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  document.addEventListener('change', (event) => {
    const form = event.target.closest('[data-send-on-change]');
    if (!form) return;
    clearTimeout(waiting.get(form));
    waiting.set(
      form,
      setTimeout(() => form.requestSubmit(), SETTLES_AFTER_MS),
    );
  });
}
