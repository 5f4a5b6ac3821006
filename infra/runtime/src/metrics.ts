/** The metrics port. Names are Prometheus names without the `sinan_` prefix; labels are few and never personal. */
export interface Metrics {
  count(name: string, labels?: { readonly [label: string]: string }, by?: number): void;
  gauge(name: string, value: number, labels?: { readonly [label: string]: string }): void;
  observe(name: string, seconds: number, labels?: { readonly [label: string]: string }): void;
  /** The Prometheus text exposition. */
  text(): Promise<string>;
}
