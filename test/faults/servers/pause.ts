/** How long a fault lasts is what it is about: so many seconds, while the load goes on. */
export function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
