/** A certificate signing request (PKCS #10, P-256, CN=jane), PEM in base64 as `spec.request` has it. Its key was thrown away. */
export const certificateRequest = Buffer.from(`-----BEGIN CERTIFICATE REQUEST-----
MIHJMHECAQAwDzENMAsGA1UEAwwEamFuZTBZMBMGByqGSM49AgEGCCqGSM49AwEH
A0IABIgMfyUTyXZJYcFcqTLKudaDgVG0iHs0wrLx3hcu5+nOPqTre3+T6xcnXFhc
nXviz357TG0R5rUaJirDd2r5syagADAKBggqhkjOPQQDAgNIADBFAiA+8R/4ZjC0
PSSz/etavXW/ej3OZum1Quq43cxgXgEyswIhAJ2VF6fUUB3W5RvKnVulXIjj6KUf
q/UijbMGhOI7Hyg8
-----END CERTIFICATE REQUEST-----
`).toString('base64')
