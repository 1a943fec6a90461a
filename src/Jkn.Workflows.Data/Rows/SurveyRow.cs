using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>One filled survey sheet: nine digits from 1 to 4, in the order of the elements. Who answered is not asked.</summary>
[Table("survey_answers"), PrimaryKey(nameof(Id)), Index(nameof(Region), nameof(At))]
public sealed class SurveyRow
{
    public required string Id { get; set; }
    public required string Region { get; set; }
    public DateTimeOffset At { get; set; }
    public required string Answers { get; set; }
    public required string RecordedBy { get; set; }
}
