import type { Metadata } from 'next';
import { revokeApiKey } from '@/actions/api-keys';
import { appUrl } from '@/app-url';
import { ActionForm } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { NewKeyForm } from '@/components/new-key-form';
import { PageHeader } from '@/components/page-header';
import { TimeAgo } from '@/components/time-ago';
import { listKeys } from '@/workspace/api-keys';
import { requireAdmin } from '@/workspace/require-admin';
import type { ApiKey } from '../../../../../generated/client';

export const metadata: Metadata = { title: 'API keys' };

export default async function ApiKeysPage() {
  const { workspace } = await requireAdmin();
  const keys = await listKeys(workspace.id);
  return (
    <>
      <PageHeader title="API keys" lead="With a key, your other programs can add tasks to a project." />
      <section className="card" aria-label="New key">
        <NewKeyForm />
      </section>
      {keys.length === 0 ? (
        <p className="card empty">There is no key yet.</p>
      ) : (
        <div className="card table-box">
          <table>
            <thead>
              <tr>
                <th>Name</th>
                <th>Key</th>
                <th>Created</th>
                <th>Last used</th>
                <th aria-label="Actions" />
              </tr>
            </thead>
            <tbody>
              {keys.map((key) => (
                <KeyRow key={key.id} apiKey={key} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <section className="card" aria-labelledby="how-title">
        <h2 id="how-title">How to use one</h2>
        <pre className="snippet">
          <code>{`curl ${appUrl('/api/v1/projects/<project>/tasks')} \\
  -H 'authorization: Bearer <key>' \\
  -H 'content-type: application/json' \\
  -d '{"title":"Call the sign maker"}'`}</code>
        </pre>
      </section>
    </>
  );
}

function KeyRow({ apiKey }: { readonly apiKey: ApiKey }) {
  const { id, name, prefix, createdAt, lastUsedAt, revokedAt } = apiKey;
  return (
    <tr className={revokedAt ? 'is-off' : undefined}>
      <td>{name}</td>
      <td>
        <code>{prefix}…</code>
      </td>
      <td>
        <TimeAgo at={createdAt} />
      </td>
      <td>{lastUsedAt ? <TimeAgo at={lastUsedAt} /> : 'Never'}</td>
      <td className="end">
        {revokedAt ? (
          <span className="badge">Revoked</span>
        ) : (
          <ActionForm action={revokeApiKey}>
            <input type="hidden" name="id" value={id} />
            <SubmitButton className="link-button danger">Revoke</SubmitButton>
          </ActionForm>
        )}
      </td>
    </tr>
  );
}
