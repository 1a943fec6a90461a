using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>
/// Cases by when they came and by when they were closed: a month's report and what is over its time read their span, not all cases. The
/// first has the columns that the report counts by, for going from it to each row would cost more than reading all of them.
/// </summary>
[DbContext(typeof(AppDb)), Migration("0072_case_spans")]
public sealed class M0072_CaseSpans : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateIndex("ix_cases_received", "cases", ["region", "kind", "received_at", "sop", "status", "path", "channel"]);
        migrationBuilder.CreateIndex(
            "ix_cases_closed",
            "cases",
            ["region", "closed_at"],
            filter: "closed_at IS NOT NULL AND destroyed_at IS NULL"
        );
    }
}
