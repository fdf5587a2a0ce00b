const SHOWN_FOR_MS = 4000;

export function toast(message) {
  const element = document.createElement('p');
  element.className = 'toast';
  element.textContent = message;
  document.querySelector('.toasts').append(element);
  setTimeout(() => element.remove(), SHOWN_FOR_MS);
}
