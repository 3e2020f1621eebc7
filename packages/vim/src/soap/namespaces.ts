export const soapEnvelope = 'http://schemas.xmlsoap.org/soap/envelope/'
export const xmlSchema = 'http://www.w3.org/2001/XMLSchema'
export const xmlSchemaInstance = 'http://www.w3.org/2001/XMLSchema-instance'
/** Of all that is not storage policies, vSAN, agents …: those have namespaces of their own. */
export const vim25 = 'urn:vim25'
