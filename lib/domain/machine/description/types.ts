/** One field of a thing that goes over the wire. */
export interface DescribedField {
  name: string;
  type: string;
  isRequired: boolean;
  description: string;
}

/** One thing that goes over the wire. */
export interface DescribedThing {
  name: string;
  title: string;
  fields: DescribedField[];
}

/** One call. */
export interface DescribedCall {
  method: string;
  path: string;
  summary: string;
  description: string;
  parameters: DescribedField[];
  responses: { status: string; description: string }[];
}
