import type { ReactElement } from 'react';
import type { NodeName } from '../signals/name-node.js';
import type { SeenDocument } from '../signals/sightings.js';
import { NODES, STORY } from '../strings/story.js';
import { Outside } from '../text/outside.js';
import type { StepAfter, StepBefore } from './story-steps.js';

const MOST_INPUT = 80;
const MOST_ADDRESS = 200;

/** One thing that the recording shows, in words. */
export function StepText({ step }: { readonly step: StepBefore | StepAfter }): ReactElement {
  switch (step.kind) {
    case 'page':
      return <Page document={step.document} />;
    case 'click':
      return (
        <>
          {STORY.clicked} <Node node={step.node} />
          {step.count > 1 && ` ${STORY.times(step.count)}`}
        </>
      );
    case 'input':
      return <Filled node={step.node} text={step.text} />;
    case 'invalid':
      return (
        <>
          {STORY.invalid} <Node node={step.node} />
        </>
      );
    case 'error':
      return (
        <>
          {STORY.erred} “<Outside value={step.text} />”
        </>
      );
    case 'said':
      return (
        <>
          {step.isAlert ? STORY.alerted : STORY.said} “<Outside value={step.text} />”
        </>
      );
  }
}

function Node({ node: { sort, text } }: { readonly node: NodeName }): ReactElement {
  return (
    <>
      {NODES[sort]}
      {text !== '' && (
        <>
          {' “'}
          <strong>
            <Outside value={text} />
          </strong>
          ”
        </>
      )}
    </>
  );
}

function Filled({ node, text }: { readonly node: NodeName; readonly text: string }): ReactElement {
  return (
    <>
      {STORY.filled} <Node node={node} />{' '}
      {text === '' ? (
        STORY.emptied
      ) : (
        <span className="faint">
          {STORY.masked} <Outside value={text.slice(0, MOST_INPUT)} />
        </span>
      )}
    </>
  );
}

function Page({ document: { title, href } }: { readonly document: SeenDocument }): ReactElement {
  return (
    <>
      {STORY.onPage}{' '}
      {title === '' ? (
        STORY.untitled
      ) : (
        <strong>
          <Outside value={title} />
        </strong>
      )}
      {href !== '' && (
        <span className="faint">
          {' '}
          <Outside value={href.slice(0, MOST_ADDRESS)} />
        </span>
      )}
    </>
  );
}
