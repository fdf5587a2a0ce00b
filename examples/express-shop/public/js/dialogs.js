export function openDialogs() {
  document.addEventListener('click', (event) => {
    const opener = event.target.closest('[data-open]');
    if (opener) document.getElementById(opener.dataset.open).showModal();
    if (event.target.closest('[data-close]')) event.target.closest('dialog').close();
  });
}
