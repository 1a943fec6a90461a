using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>Surveys of satisfaction.</summary>
[DbContext(typeof(AppDb)), Migration("0022_surveys")]
public sealed class M0022_Surveys : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "survey_answers",
            c => new
            {
                id = c.Column<string>(),
                region = c.Column<string>(),
                at = c.Column<long>(),
                answers = c.Column<string>(),
                recorded_by = c.Column<string>(),
            },
            constraints: t => t.PrimaryKey("pk_survey_answers", t => t.id)
        );
        migrationBuilder.CreateIndex("ix_survey_answers_region_at", "survey_answers", ["region", "at"]);
    }
}
