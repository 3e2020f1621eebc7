/** Those of the tagging service (vSphere security guide, "vSphere Tagging Privileges"). */
export const privileges = {
  createCategory: 'InventoryService.Tagging.CreateCategory',
  editCategory: 'InventoryService.Tagging.EditCategory',
  deleteCategory: 'InventoryService.Tagging.DeleteCategory',
  useCategory: 'InventoryService.Tagging.ModifyUsedByForCategory',
  createTag: 'InventoryService.Tagging.CreateTag',
  editTag: 'InventoryService.Tagging.EditTag',
  deleteTag: 'InventoryService.Tagging.DeleteTag',
  useTag: 'InventoryService.Tagging.ModifyUsedByForTag',
  attachTag: 'InventoryService.Tagging.AttachTag',
} as const
