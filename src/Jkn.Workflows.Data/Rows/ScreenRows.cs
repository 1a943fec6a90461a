using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>What somebody has typed on a page and not sent yet. <see cref="Fields"/> is sealed for that account and page.</summary>
[Table("drafts"), PrimaryKey(nameof(Account), nameof(Page)), Index(nameof(SavedAt))]
public sealed class DraftRow
{
    public required string Account { get; set; }
    public required string Page { get; set; }
    public required byte[] Fields { get; set; }
    public DateTimeOffset SavedAt { get; set; }
}

/// <summary>A filter of the inbox under a name of its owner: the query of its address, which holds no personal data.</summary>
[Table("saved_filters"), PrimaryKey(nameof(Account), nameof(Name))]
public sealed class SavedFilterRow
{
    public required string Account { get; set; }
    public required string Name { get; set; }
    public required string Query { get; set; }
}
