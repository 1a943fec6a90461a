using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>Each day's ends of a region's journals, signed by a key that does not lie here; and up to where they were taken.</summary>
[DbContext(typeof(AppDb)), Migration("0090_daily_heads")]
public sealed class M0090_DailyHeads : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "daily_heads",
            c => new
            {
                region = c.Column<string>(),
                no = c.Column<long>(),
                day = c.Column<string>(),
                sealed_at = c.Column<long>(),
                text = c.Column<string>(),
                signature = c.Column<byte[]>(),
            },
            constraints: t => t.PrimaryKey("pk_daily_heads", t => new { t.region, t.no })
        );
        migrationBuilder.CreateTable(
            "head_marks",
            c => new { case_key = c.Column<long>(), version = c.Column<long>() },
            constraints: t => t.PrimaryKey("pk_head_marks", t => t.case_key)
        );
    }
}
