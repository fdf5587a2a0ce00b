const SHORTEST = 8;

/** Ticks off the two lines of the password form. (It lets the e-mail pass as a repetition; the server doesn't.) */
export function watchReset() {
  const form = document.querySelector('[data-reset-email]');
  if (!form) return;
  const { password, confirmation } = form.elements;
  const show = (name, ok) => form.querySelector(`[data-check="${name}"]`).classList.toggle('ok', ok);
  form.addEventListener('input', () => {
    const repeated = confirmation.value.trim().toLowerCase();
    show('length', password.value.length >= SHORTEST);
    show(
      'repeat',
      repeated !== '' && [form.dataset.resetEmail, password.value.toLowerCase()].includes(repeated),
    );
  });
}
