// Package dates knows the words of dates, in the languages of newspapers: months,
// weekdays, zones, "published", and what stands between them. What is a date is for
// those that read them to say: model/feed reads fields that must be one,
// model/clean lines that may be one.
//
// To teach both another language add its words to dates.txt and run
//
//	go test ./model/dates ./model/feed ./model/clean
package dates
