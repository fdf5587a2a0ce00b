import type { Person } from '../../examples/express-shop/src/traffic/person.js';

export interface PostFromPage {
  readonly path: string;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface PageAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** A click on the page's title has the page's own script send this. */
export async function postFromPage(person: Person, call: PostFromPage): Promise<PageAnswer> {
  const title = person.page.getByRole('heading', { level: 1 });
  const answer = title.evaluate(answerOnClick, call);
  await person.click(title);
  return answer;
}

/** Runs in the page. */
function answerOnClick(title: Element, { path, body, headers: own = {} }: PostFromPage): Promise<PageAnswer> {
  return new Promise((resolve, reject) => {
    const send = async (): Promise<PageAnswer> => {
      const headers = { 'content-type': 'application/json', ...own };
      const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
      return { status: response.status, body: await response.json() };
    };
    title.addEventListener('click', () => send().then(resolve, reject), { once: true });
  });
}
