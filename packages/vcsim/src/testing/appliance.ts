import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { streamDisk } from '../transfer/sparse-vmdk.js'

/** What the appliance's disk begins with; it has 8 MiB. */
export const diskContent = 'the first sector of the appliance'
export const imageContent = 'an image of a CD-ROM'
const diskBytes = 8 * 2 ** 20

/** The descriptor of a small appliance with a disk, a CD-ROM and properties. */
export function applianceDescriptor(diskSize = 0): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Envelope xmlns="http://schemas.dmtf.org/ovf/envelope/1" xmlns:ovf="http://schemas.dmtf.org/ovf/envelope/1"
  xmlns:rasd="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ResourceAllocationSettingData"
  xmlns:vmw="http://www.vmware.com/schema/ovf"
  xmlns:vssd="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_VirtualSystemSettingData">
  <References>
    <File ovf:id="file1" ovf:href="appliance-disk1.vmdk" ovf:size="${diskSize}"/>
    <File ovf:id="file2" ovf:href="appliance.iso" ovf:size="${imageContent.length}"/>
  </References>
  <DiskSection><Info>Disks</Info>
    <Disk ovf:capacity="8" ovf:capacityAllocationUnits="byte * 2^20" ovf:diskId="vmdisk1" ovf:fileRef="file1"
      ovf:format="http://www.vmware.com/interfaces/specifications/vmdk.html#streamOptimized"/>
  </DiskSection>
  <NetworkSection><Info>Networks</Info><Network ovf:name="management"><Description>For people</Description></Network></NetworkSection>
  <DeploymentOptionSection><Info>Sizes</Info>
    <Configuration ovf:id="small" ovf:default="true"><Label>Small</Label><Description>One processor</Description></Configuration>
    <Configuration ovf:id="large"><Label>Large</Label><Description>Four processors</Description></Configuration>
  </DeploymentOptionSection>
  <VirtualSystem ovf:id="appliance"><Info>A machine</Info><Name>appliance</Name>
    <AnnotationSection><Info>Notes</Info><Annotation>For tests</Annotation></AnnotationSection>
    <ProductSection ovf:class="app"><Info>Product</Info><Product>Appliance</Product><Vendor>Vivarium</Vendor><Version>1</Version>
      <Category>Network</Category>
      <Property ovf:key="hostname" ovf:type="string" ovf:userConfigurable="true" ovf:value="localhost"><Label>Host name</Label></Property>
      <Property ovf:key="fixed" ovf:type="string" ovf:value="of the author"/>
    </ProductSection>
    <OperatingSystemSection ovf:id="94" vmw:osType="ubuntu64Guest"><Info>Guest</Info></OperatingSystemSection>
    <VirtualHardwareSection ovf:transport="com.vmware.guestInfo"><Info>Hardware</Info>
      <System><vssd:VirtualSystemType>vmx-13</vssd:VirtualSystemType></System>
      <Item><rasd:InstanceID>1</rasd:InstanceID><rasd:ResourceType>3</rasd:ResourceType><rasd:VirtualQuantity>2</rasd:VirtualQuantity></Item>
      <Item ovf:configuration="large"><rasd:InstanceID>1</rasd:InstanceID><rasd:ResourceType>3</rasd:ResourceType><rasd:VirtualQuantity>4</rasd:VirtualQuantity></Item>
      <Item><rasd:AllocationUnits>byte * 2^30</rasd:AllocationUnits><rasd:InstanceID>2</rasd:InstanceID><rasd:ResourceType>4</rasd:ResourceType><rasd:VirtualQuantity>1</rasd:VirtualQuantity></Item>
      <Item><rasd:Address>0</rasd:Address><rasd:InstanceID>3</rasd:InstanceID><rasd:ResourceSubType>VirtualSCSI</rasd:ResourceSubType><rasd:ResourceType>6</rasd:ResourceType></Item>
      <Item><rasd:Address>1</rasd:Address><rasd:InstanceID>4</rasd:InstanceID><rasd:ResourceType>5</rasd:ResourceType></Item>
      <Item><rasd:AddressOnParent>0</rasd:AddressOnParent><rasd:ElementName>Hard disk 1</rasd:ElementName><rasd:HostResource>ovf:/disk/vmdisk1</rasd:HostResource><rasd:InstanceID>5</rasd:InstanceID><rasd:Parent>3</rasd:Parent><rasd:ResourceType>17</rasd:ResourceType></Item>
      <Item><rasd:AddressOnParent>0</rasd:AddressOnParent><rasd:HostResource>ovf:/file/file2</rasd:HostResource><rasd:InstanceID>6</rasd:InstanceID><rasd:Parent>4</rasd:Parent><rasd:ResourceSubType>vmware.cdrom.iso</rasd:ResourceSubType><rasd:ResourceType>15</rasd:ResourceType></Item>
      <Item><rasd:Connection>management</rasd:Connection><rasd:InstanceID>7</rasd:InstanceID><rasd:ResourceSubType>VmxNet3</rasd:ResourceSubType><rasd:ResourceType>10</rasd:ResourceType></Item>
      <vmw:Config ovf:required="false" vmw:key="firmware" vmw:value="efi"/>
      <vmw:Config ovf:required="false" vmw:key="bootOptions.efiSecureBootEnabled" vmw:value="true"/>
      <vmw:ExtraConfig vmw:key="appliance.kind" vmw:value="test"/>
    </VirtualHardwareSection>
  </VirtualSystem>
</Envelope>
`
}

/** Writes an appliance's files into a folder; the path of its descriptor. */
export async function writeAppliance(folder: string): Promise<string> {
  const flat = join(folder, 'flat')
  await writeFile(flat, diskContent)
  const pieces: Buffer[] = []
  for await (const piece of streamDisk(flat, diskBytes)) pieces.push(piece)
  const disk = Buffer.concat(pieces)
  await writeFile(join(folder, 'appliance-disk1.vmdk'), disk)
  await writeFile(join(folder, 'appliance.iso'), imageContent)
  const descriptor = join(folder, 'appliance.ovf')
  await writeFile(descriptor, applianceDescriptor(disk.length))
  return descriptor
}
