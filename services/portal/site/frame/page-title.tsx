import { type ReactNode, useEffect, useRef } from 'react';

let firstPage = true;

/**
 * The heading of a page, which names the document too. Whoever comes from another page of the portal begins here: focus goes to it, so that a screen reader
 * reads it and the next Tab goes on from it. On the first page it stays where browsers put it.
 */
export function PageTitle({ children, title }: { readonly children?: ReactNode; readonly title: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!firstPage) heading.current?.focus();
    firstPage = false;
  }, []);
  return (
    <>
      <title>{`${title} · Sinan 司南`}</title>
      <h1 ref={heading} tabIndex={-1}>
        {children ?? title}
      </h1>
    </>
  );
}
