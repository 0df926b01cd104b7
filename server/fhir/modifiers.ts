const hasModifier = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Array.isArray((value as { modifierExtension?: unknown }).modifierExtension) &&
  ((value as { modifierExtension: unknown[] }).modifierExtension.length ?? 0) > 0

/**
 * Why a resource cannot be understood whatever it says: an extension that may turn its meaning round, on it or on a part of
 * it, or rules of its own. FHIR forbids to go on with one that one does not know (R4, section 2.4.1 and Resource.implicitRules).
 */
export function whyNotUnderstood(resource: { readonly [key: string]: unknown }): string | undefined {
  if (resource.implicitRules !== undefined) return 'It follows rules of its own (implicitRules) that are not known here'
  const parts = Object.entries(resource).flatMap(([key, value]) =>
    Array.isArray(value) && key !== 'contained' ? value : [],
  )
  return hasModifier(resource) || parts.some(hasModifier)
    ? 'It carries an extension that may change its meaning (modifierExtension) and is not known here'
    : undefined
}
