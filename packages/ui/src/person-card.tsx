import type { ReactNode } from 'react';
import { Avatar } from './avatar.tsx';
import { useUiMessages } from './locale.tsx';

export type PersonCardProps = {
  name: string;
  photo?: string | undefined;
  /** Line under the name, for example "Your expert". */
  role?: ReactNode;
  skills?: readonly string[] | undefined;
  languages?: readonly string[] | undefined;
  actions?: ReactNode;
};

/** Who comes: face, name, what they can, what they speak. */
export function PersonCard(props: PersonCardProps) {
  const messages = useUiMessages();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
      <Avatar name={props.name} photo={props.photo} size="large" decorative />
      <div className="min-w-0 flex-1 basis-48">
        <p className="text-[1.125em] leading-tight font-bold">{props.name}</p>
        {props.role ? <p className="mt-0.5 text-muted">{props.role}</p> : null}
        {props.skills?.length ? <p className="mt-0.5 text-muted">{props.skills.join(' · ')}</p> : null}
        {props.languages?.length ? (
          <p className="text-muted">
            {messages.speaks} {props.languages.join(', ')}
          </p>
        ) : null}
      </div>
      {props.actions ? <div className="flex flex-wrap gap-2">{props.actions}</div> : null}
    </div>
  );
}
