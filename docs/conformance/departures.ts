export const departures: readonly {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}[] = [];
