import { useRef } from 'react';
import { classNames } from '../lib/class-names.ts';

interface FileButtonProps {
  readonly label: string;
  /** Endings and types that the system's dialog shows first. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
  readonly look?: string;
}

/** A button that lets a person choose one file. The same file can be chosen again. */
export function FileButton({ label, accept, onFile, look }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className={classNames('btn', look)} onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}
