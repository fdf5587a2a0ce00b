import { Popover, Tooltip } from 'radix-ui';
import { type ReactElement, type ReactNode, useState } from 'react';

interface ExplainedProps {
  readonly className: string;
  readonly sentences: readonly string[];
  readonly children: ReactNode;
  /** In a list of many: no button of its own, only a title. */
  readonly plain?: boolean;
}

/** A badge that says in words what it means: on hover, on focus, and by click or touch. */
export function ExplainedBadge({ plain = false, ...props }: ExplainedProps): ReactElement {
  if (!plain) return <BadgeWithBubble {...props} />;
  return (
    <span className={`badge ${props.className}`} title={props.sentences.join(' ')}>
      {props.children}
    </span>
  );
}

function BadgeWithBubble({ className, sentences, children }: ExplainedProps): ReactElement {
  const [pinned, setPinned] = useState(false);
  const [hovered, setHovered] = useState(false);
  const text = sentences.map((sentence) => <p key={sentence}>{sentence}</p>);
  const bubble = { className: 'bubble', sideOffset: 6, collisionPadding: 8 };
  return (
    <Popover.Root open={pinned} onOpenChange={setPinned}>
      <Tooltip.Root open={hovered && !pinned} onOpenChange={setHovered}>
        <Tooltip.Trigger asChild>
          <Popover.Trigger className={`badge ${className}`}>{children}</Popover.Trigger>
        </Tooltip.Trigger>
        <Tooltip.Portal>
          <Tooltip.Content {...bubble}>{text}</Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
      <Popover.Portal>
        <Popover.Content {...bubble}>{text}</Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
